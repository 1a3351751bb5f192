import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8's optimizing compiler away from grammars. For the lexer of a large one it takes seconds and tens of megabytes,
 * and the process cannot end before it is done; a parse gains half its time from it, after the hundredth file or so. To
 * be called before any WebAssembly is loaded.
 */
export function useQuickWasm(): void {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
}
