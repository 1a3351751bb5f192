import { html, type SafeHtml } from "../../../shared/src/html";

/** How many codes each part of a bar stands for: handled, not handled though a user could act, not handled. */
export interface BarParts {
  readonly done?: number;
  readonly user?: number;
  readonly rest?: number;
}

/** What fills the parts, so that they differ without colours, too. To stand once on the page. */
export const patterns = html`<svg class="defs" aria-hidden="true">
  <defs>
    <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="stripes" x1="0" y1="0" x2="0" y2="6" />
    </pattern>
    <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
      <circle class="dots" cx="1.5" cy="1.5" r=".8" />
    </pattern>
  </defs>
</svg>`;

/**
 * A bar without words: what it shows must stand beside it.
 *
 * @param whole what the full width stands for.
 */
export function bar(parts: BarParts, whole: number): SafeHtml {
  const percent = (amount: number): string => `${Math.round((amount / Math.max(whole, 1)) * 10_000) / 100}%`;
  let from = 0;
  const pieces = (["done", "user", "rest"] as const).map((kind) => {
    const amount = parts[kind] ?? 0;
    const piece = html`<rect class="${kind}" x="${percent(from)}" width="${percent(amount)}" height="100%" />`;
    from += amount;
    return amount > 0 && piece;
  });
  return html`<svg class="bar" aria-hidden="true">${pieces}</svg>`;
}

/** A sample of a bar's part, for the key. */
export function swatch(kind: keyof BarParts): SafeHtml {
  return html`<svg aria-hidden="true"><rect class="${kind}" width="100%" height="100%" /></svg>`;
}
