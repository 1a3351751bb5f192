import type { Location } from "vscode-languageserver/node";
import { MemoryDisk } from "./memoryDisk";
import type { OpenDocument } from "./openDocument";
import { connectInMemory, type InMemoryOptions, type TestClient } from "./testClient";

export const root = "file:///work";

/** A catalog as a project has it: the entry of `ACME_SLEEPS` is in line 6, and the one above names it. */
export const acme = `{
  "errdexCatalog": 1,
  "id": "acme",
  "name": "Acme Pay",
  "codes": {
    "ACME_BROKE": { "summary": "It broke.", "related": ["ACME_SLEEPS"] },
    "ACME_SLEEPS": "It sleeps."
  }
}
`;

/** A client with a folder that is open, in which a server runs that reads its files. */
export class ProjectClient {
  readonly client: TestClient;
  readonly disk: MemoryDisk;

  constructor(client: TestClient, disk: MemoryDisk) {
    this.client = client;
    this.disk = disk;
  }

  /** @param path in the folder, or a URI; the file need not be on the disk. */
  open(text: string, path = "asks.ts", languageId = "typescript"): Promise<OpenDocument> {
    return this.client.open(text, languageId, path.includes(":") ? path : `${root}/${path}`);
  }

  /** Of a file, or of a document that only the server has. */
  async textOf(uri: string): Promise<string> {
    return (
      this.disk.files.get(uri) ??
      (await this.client.request<{ readonly text: string }>("workspace/textDocumentContent", { uri })).text
    );
  }

  /** A place with its text, as `path: text`. */
  async show({ uri, range }: Location): Promise<string> {
    const line = (await this.textOf(uri)).split("\n")[range.start.line] ?? "";
    return `${uri.replace(`${root}/`, "")}: ${line.slice(range.start.character, range.end.character)}`;
  }

  dispose(): void {
    this.client.dispose();
  }
}

/** @param files texts by path in the folder. */
export async function startProject(
  files: Readonly<Record<string, string>>,
  options: InMemoryOptions = {},
): Promise<ProjectClient> {
  const disk = new MemoryDisk(files, root);
  return new ProjectClient(await connectInMemory({ folders: [root], runtime: { files: disk }, ...options }), disk);
}
