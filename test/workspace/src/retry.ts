import { ApiError } from "./ratioClient";

/** Ratio's failures that pass: press Ctrl+Space in a new pair of quotes, and the codes of the list are not offered again. */
const PASSING = ["EXPIRED_SESSION_ID", "UNAVAILABLE_CRYPTO_CURRENCY", "BANK_VERIFICATION_INCOMPLETE"];

/** Sphere's failures that pass. One is misspelled, and by two letters. */
const SPHERE_PASSING = new Set([
  "transfer/maintainance-lock",
  "transfer/tx-limit-reached",
  "transfer/volume-limit-reached",
  "transfer/single-tx-size-limit-reached",
]);

/** A union of codes: hover over one of them. */
export type LimitCode = "EXCEEDS_LIMIT_ACH" | "EXCEEDS_LIMIT_TRANSACTIONS" | "EXCEEDS_LIMIT_WALLETS";

export function isLimit(code: string): code is LimitCode {
  return ["EXCEEDS_LIMIT_ACH", "EXCEEDS_LIMIT_TRANSACTIONS", "EXCEEDS_LIMIT_WALLETS"].includes(code);
}

export function isPassing(err: unknown): boolean {
  if (err instanceof ApiError) {
    return PASSING.includes(err.code) || err.status >= 500;
  }
  const body = err as { error?: string };
  return body.error !== undefined && SPHERE_PASSING.has(body.error);
}

export async function retry<T>(work: () => Promise<T>, tries = 3, pause = 500): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (err) {
      // Yoda conditions are understood, too.
      if (attempt >= tries || !isPassing(err) || (err instanceof ApiError && "USER_BLOCKED" === err.code)) {
        throw err;
      }
      await new Promise((resolve) => setTimeout(resolve, pause * 2 ** attempt));
    }
  }
}
