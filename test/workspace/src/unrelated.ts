// Everything here looks like an error code, and nothing is. Errdex must not say a word.

/** Actions of a store. */
type Action = { type: "INVALID_EMAIL_SHOWN" } | { type: "USER_LOCKED" } | { type: "customer/loaded" };

export function reduce(state: readonly string[], action: Action): readonly string[] {
  switch (action.type) {
    case "INVALID_EMAIL_SHOWN":
    case "USER_LOCKED":
      return [...state, "locked"];
    case "customer/loaded":
      return state;
  }
}

/** MIME types and routes have slashes, as Sphere's codes have. */
export const accepts = ["application/json", "application/pdf", "application/octet-stream"];
export const routes = { orders: "customer/orders", remove: "wallets/delete", products: "product/list" };

/** Another vendor's codes: Firebase answers with these in `error.message`. */
export function explainSignIn(body: { error: { message: string } }): string {
  switch (body.error.message) {
    case "EMAIL_NOT_FOUND":
    case "INVALID_PASSWORD":
    case "INVALID_EMAIL":
      return "Wrong address or password.";
    case "USER_DISABLED":
    case "TOO_MANY_ATTEMPTS_TRY_LATER":
      return "Please try again later.";
    default:
      return "Something went wrong.";
  }
}

/** OAuth has its own, in lower case. */
export const isExpired = (reason: string): boolean => reason === "invalid_token" || reason === "invalid_grant";

/** Codes of this application, one letter away from Ratio's. */
export enum SearchError {
  Page = "INVALID_PAGE",
  Date = "INVALID_DATE",
  Users = "NOT_FOUND_USERS",
}

export const isSearchError = (code: string): boolean => code === "INVALID_PAGE" || code === "NOT_FOUND_USERS";

/** Names of settings, keys of translations, beginnings, templates. */
export const settings = ["PLAID_SECRET", "USER_AGENT", "USER_ID", "MFA_ISSUER"];
export const translate = (t: (key: string) => string, code: string): string => t(`errors.${code}`) || t("errors.INVALID_EMIAL");
export const isInvalid = (code: string): boolean => code.startsWith("INVALID_") || code === `MISSING_${settings[0]}`;
