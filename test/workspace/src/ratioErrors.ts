import type { ApiError } from "./ratioClient";

/** What the person in front of the form can do about a failure. */
export type Action = "fix-input" | "sign-in" | "verify-identity" | "contact-support" | "try-later";

export function actionFor(err: ApiError): Action {
  switch (err.code) {
    case "INVALID_OTP": // Hover me.
    case "MISSING_OTP":
    case "INVALID_PHONE":
      return "fix-input";

    case "INVALID_EMIAL": // A typo: this case never runs. Press Ctrl+. for the fix.
      return "fix-input";

    case "EXPIRED_SESSION_ID":
    case "EXPIRED_AUTHORIZATION":
      return "sign-in";

    case "": // Press Ctrl+Space between the quotes: the codes that this switch does not have yet.
      return "verify-identity";

    case "USER_BLOCKED":
    case "USER_UNDER_REVIEW":
      return "contact-support";

    // The browser's own failure, not Ratio's: Errdex leaves it alone.
    case "NETWORK_ERROR":
    default:
      return "try-later";
  }
}

/** Bare keys are codes as well. One of these is not quite right. */
const messages: Record<string, string> = {
  INVALID_OTP: "That code is wrong. Check the message that we have sent you.",
  MISSING_OTP: "Enter the code that we have sent you.",
  INVALID_PHONE: "Check your phone number.",
  "INVALID_EMAIL": "Check your e-mail address.",
  "ALREADY_EXISTS_EMAIL": "There is an account with this e-mail address.",
  "EXCEEDS_LIMIT_ACH": "That is more than you can pay from your bank today.",
  INSUFICIENT_BALANCE: "There is not enough money in your account.",
  PLAID_LOGIN_ERROR: "Please link your bank again.",
  USER_BLOCKED: "Your account is blocked. Please contact us.",
};

export function messageFor(err: ApiError): string {
  return messages[err.code] ?? "Something went wrong. Please try again later.";
}
