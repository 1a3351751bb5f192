import type { SphereErrorBody } from "./sphereClient";

/** Where the customer's requests went, for the message to our support. */
const API = "https://api.spherepay.co/v1";

export function explain(body: SphereErrorBody): string {
  switch (body.error) {
    case "customer/not-found":
    case "application/not-found":
      return "We could not find that.";

    case "customer/kyc-not-aproved": // A typo, in a string with a slash.
    case "customer/tos-not-approved":
    case "customer/missing-poa":
      return "Please finish your verification first.";

    case "bankAccount/inactive":
    case "bankAccount/customer-mismatch":
      return "This bank account cannot be used.";

    case "wallets/unsafe-address":
    case "INVALID_WALLET_ADDRESS": // Right, but of the other API: Sphere never sends it.
      return "This wallet cannot be used.";

    case "transfer/limit-exceeded":
    case "transfer/volume-limit-reached":
      return "That is over your limit.";

    default:
      return `${body.message} (${API}, ${body.request})`;
  }
}

/** Which step of the onboarding mends the failure. */
export const onboardingSteps: Record<string, string> = {
  "customer/missing-poa": "proof-of-address",
  "customer/missing-data": "details",
  "customer/tos-not-approved": "terms",
  "customer/tos-v2-not-accepted": "terms",
  "plaid/missing-ip": "device",
};
