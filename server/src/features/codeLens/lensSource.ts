import type { Settings } from "../../../../shared/src/settings";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Span } from "../../util/span";

/** One kind of code lens. */
export interface LensSource {
  /** Unique among them. */
  readonly kind: string;
  /** The lenses of a document. They are asked for at every pause in typing: what takes time is left to `resolve`. */
  find(document: TextDocument, settings: Settings): Promise<readonly Lens[]>;
  /** What a lens says, asked for when it comes into view. Only for lenses without a title. */
  resolve?(data: unknown): Promise<LensTitle>;
}

export interface Lens {
  readonly span: Span;
  /** Absent where it is to be resolved. */
  readonly title?: LensTitle;
  /** For {@link LensSource.resolve}: to be sent as JSON. */
  readonly data?: unknown;
}

export interface LensTitle {
  readonly text: string;
  /** Of the client; absent where a click does nothing. */
  readonly command?: { readonly id: string; readonly arguments: readonly unknown[] } | undefined;
}
