import { join } from "node:path";
import { startClient } from "./languageClient.mjs";
import { timeRow } from "./table.mjs";

const text = `import axios from "axios";

export async function pay(): Promise<string> {
  try {
    await axios.post("https://api.ratio.me/v1/payments");
    return "paid";
  } catch (error) {
    return error.response.data.code === "INVALID_OTP" ? "again" : "failed";
  }
}
`;
const position = { line: 7, character: 45 };

/** How long a user waits after the editor has started the server. */
export async function measureStart({ dist, serverEnv, serverArgv }, { runs = 15 } = {}) {
  const initialize = [];
  const hover = [];
  // The first round reads the files from disk.
  for (let i = 0; i <= runs; i++) {
    const client = startClient({ serverPath: join(dist, "server.js"), env: serverEnv, execArgv: serverArgv });
    await client.initialize();
    const initialized = performance.now() - client.startedAt;
    client.open("file:///bench/pay.ts", text);
    const answer = await client.request("textDocument/hover", {
      textDocument: { uri: "file:///bench/pay.ts" },
      position,
    });
    const hovered = performance.now() - client.startedAt;
    if (!JSON.stringify(answer).includes("INVALID_OTP")) throw new Error(`No hover: ${JSON.stringify(answer)}`);
    await client.stop();
    if (i > 0) {
      initialize.push(initialized);
      hover.push(hovered);
    }
  }
  return [
    timeRow("process start to initialize reply", initialize, 150),
    timeRow("process start to first hover", hover, 250),
  ];
}
