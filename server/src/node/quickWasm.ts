import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8's optimizing compiler away from the WebAssembly that is loaded from now on. For the lexer of a large grammar
 * it takes seconds and tens of megabytes, and the process cannot end before it is done. Tree-sitter itself is small, and
 * parses after an edit gain a third of their time from it: a server calls this when it has been loaded.
 */
export function useQuickWasm(): void {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
}
