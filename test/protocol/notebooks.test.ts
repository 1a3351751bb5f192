import assert from "node:assert/strict";
import type { Diagnostic, DocumentDiagnosticReport, Hover } from "vscode-languageserver/node";
import { connectInMemory, type TestClient } from "../support/testClient";

const uri = "file:///test/pay.ipynb";
const cellUri = (i: number): string => `vscode-notebook-cell:/test/pay.ipynb#${i}`;

interface Cell {
  readonly languageId?: string;
  readonly text: string;
}

async function openNotebook(client: TestClient, cells: readonly Cell[]): Promise<void> {
  await client.notify("notebookDocument/didOpen", {
    notebookDocument: {
      uri,
      notebookType: "jupyter-notebook",
      version: 1,
      cells: cells.map((_, i) => ({ kind: 2, document: cellUri(i) })),
    },
    cellTextDocuments: cells.map(({ languageId = "python", text }, i) => ({
      uri: cellUri(i),
      languageId,
      version: 1,
      text,
    })),
  });
}

async function problemsIn(client: TestClient, cell: number): Promise<readonly Diagnostic[]> {
  const report = await client.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri: cellUri(cell) },
  });
  return report.kind === "full" ? report.items : [];
}

describe("cells of a notebook", () => {
  const api = 'client = Client("https://api.ratio.me/v1")';
  const check = 'if error.code == "INVALID_PASSWROD" or error.code == "INVALID_OTP_CODE_X":\n    pass';

  it("have hovers, in their own language", async () => {
    const client = await connectInMemory();
    await openNotebook(client, [{ text: 'x = "INVALID_OTP"' }, { languageId: "javascript", text: "f('INVALID_OTP')" }]);
    for (const [cell, character] of [
      [0, 6],
      [1, 4],
    ] as const) {
      const hover = await client.request<Hover | null>("textDocument/hover", {
        textDocument: { uri: cellUri(cell) },
        position: { line: 0, character },
      });
      assert.match(JSON.stringify(hover?.contents), /INVALID_OTP/);
    }
    client.dispose();
  });

  it("speak for each other: what one shows of an API holds for all", async () => {
    const client = await connectInMemory();
    const cell = { text: 'if error.code == "INSUFICENT_BALANCE":\n    pass' };
    await openNotebook(client, [cell, { text: api }]);
    const [problem, ...others] = await problemsIn(client, 0);
    assert.equal(others.length, 0);
    assert.match(JSON.stringify(problem?.message), /'INSUFICENT_BALANCE' is not a Ratio code.*api\.ratio\.me/);
    assert.equal(problem?.relatedInformation, undefined, "the reason's place is in another document");
    client.dispose();
  });

  it("are reported anew when another cell begins or ceases to show an API", async () => {
    const client = await connectInMemory();
    const cell = { text: 'if error.code == "INSUFICENT_BALANCE":\n    pass' };
    await openNotebook(client, [cell, { text: "" }]);
    assert.equal((await problemsIn(client, 0)).length, 0);
    await client.notify("notebookDocument/didChange", {
      notebookDocument: { uri, version: 2 },
      change: { cells: { textContent: [{ document: { uri: cellUri(1), version: 2 }, changes: [{ text: api }] }] } },
    });
    await client.refreshed();
    assert.equal((await problemsIn(client, 0)).length, 1);
    client.dispose();
  });

  it("may define codes for each other", async () => {
    const client = await connectInMemory();
    const own = 'class Code(Enum):\n    MAIL = "INVALID_EMIAL"\n    DISK = "DISK_FULL"\n    NET = "NET_DOWN"';
    await openNotebook(client, [{ text: 'if code == "INVALID_EMIAL":\n    pass' }, { text: own }]);
    assert.deepEqual(await problemsIn(client, 0), []);
    client.dispose();
  });

  it("are forgotten with the notebook", async () => {
    const client = await connectInMemory();
    await openNotebook(client, [{ text: check }, { text: api }]);
    await client.notify("notebookDocument/didClose", {
      notebookDocument: { uri },
      cellTextDocuments: [{ uri: cellUri(0) }, { uri: cellUri(1) }],
    });
    assert.deepEqual(await problemsIn(client, 0), []);
    assert.deepEqual(client.log, []);
    client.dispose();
  });
});
