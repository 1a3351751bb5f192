/** The codes that this application handles on purpose. Hover over a value, or over a member without one. */
export enum WalletCode {
  Unknown = "NOT_FOUND_WALLET",
  Taken = "ALREADY_EXISTS_WALLET_ADDRESS",
  NotSupported = "UNSUPPORTED_WALLET_ADDRESS",
  TooMany = "EXCEEDS_LIMIT_WALLETS",
}

export const KycCode = {
  incomplete: "USER_KYC_INCOMPLETE",
  risk: "USER_RISK_INCOMPLETE",
  review: "USER_UNDER_REVIEW",
  sphere: { incomplete: "customer/incomplete-onboarding", refused: "customer/restricted-country" },
} as const;

/** Higher is worse. */
export enum Severity {
  MISSING_EMAIL,
  INVALID_EMAIL,
  USER_BLOCKED,
}

export type KycCode = Exclude<(typeof KycCode)[keyof typeof KycCode], object>;

export function isKyc(code: string): code is KycCode {
  return code === KycCode.incomplete || code === KycCode.risk || code === KycCode.review;
}
