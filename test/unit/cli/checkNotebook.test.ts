import assert from "node:assert/strict";
import { readCells } from "../../../server/src/languages/notebook";
import { run } from "./memoryHost";

const code = (...source: readonly string[]): object => ({ cell_type: "code", metadata: {}, outputs: [], source });
const notebook = (cells: readonly object[], metadata: object = {}): string =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });

describe("errdex check of a notebook", () => {
  const pay = notebook([
    { cell_type: "markdown", source: ["# `INVALID_EMIAL`"] },
    code('client = Client("https://api.ratio.me/v1")'),
    code(
      "try:\n",
      "    pay()\n",
      "except ApiError as e:\n",
      '    if e.code == "INSUFICENT_BALANCE":\n',
      "        ask()",
    ),
    { ...code('print("USER_BLOKED")'), outputs: [{ text: ['e.code == "INVALID_EMIAL"'] }] },
  ]);

  it("tells the cell, for what another cell shows", async () => {
    const { exitCode, stdout } = await run({ "pay.ipynb": pay }, "check");
    assert.equal(exitCode, 1);
    const [file, finding, frame] = stdout.split("\n");
    assert.equal(file, "pay.ipynb");
    assert.match(
      finding ?? "",
      /^ {2}cell 3:4:19 {2}warning {2}'INSUFICENT_BALANCE' is not a Ratio code.*api\.ratio\.me/,
    );
    assert.equal(frame, '    if e.code == "INSUFICENT_BALANCE":');
    assert.match(stdout, /1 warning in 1 of 1 file;/);
  });

  it("has ranges in the cell's text, and its number, as JSON", async () => {
    const { stdout } = await run({ "pay.ipynb": pay }, "check", "--format", "json", "pay.ipynb");
    const { findings, files } = JSON.parse(stdout) as { files: number; findings: readonly Record<string, unknown>[] };
    assert.equal(files, 1);
    assert.deepEqual(
      findings.map(({ file, cell, range }) => ({ file, cell, range })),
      [{ file: "pay.ipynb", cell: 3, range: { start: { line: 3, character: 18 }, end: { line: 3, character: 36 } } }],
    );
  });

  it("leaves alone what is no notebook, and says so", async () => {
    const { exitCode, stdout } = await run({ "a.ipynb": "{", "b.ipynb": "[]", "c.ipynb": "" }, "check");
    assert.equal(exitCode, 0);
    assert.match(stdout, /skipped {3}a\.ipynb: it is no valid JSON/);
    assert.match(stdout, /skipped {3}b\.ipynb: it has no cells/);
    assert.doesNotMatch(stdout, /c\.ipynb/);
  });
});

describe("the cells of a notebook file", () => {
  const languagesOf = (text: string): readonly string[] => readCells(text).cells.map(({ languageId }) => languageId);

  it("have the notebook's language, or their own", () => {
    const cells = [
      code("a"),
      { ...code("b"), metadata: { vscode: { languageId: "javascript" } } },
      { cell_type: "raw" },
    ];
    assert.deepEqual(languagesOf(notebook(cells)), ["python", "javascript"]);
    assert.deepEqual(languagesOf(notebook(cells, { kernelspec: { language: "scala" } })), ["scala", "javascript"]);
    assert.deepEqual(languagesOf(notebook(cells, { language_info: { name: "julia" } })), ["javascript"]);
  });

  it("are numbered among all cells, and may be one text each", () => {
    const { cells } = readCells(
      notebook([
        { cell_type: "raw", source: "r" },
        { cell_type: "code", source: "a\nb" },
      ]),
    );
    assert.deepEqual(cells, [{ number: 2, languageId: "python", text: "a\nb" }]);
  });
});
