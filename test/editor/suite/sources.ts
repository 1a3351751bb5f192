/** Source texts that several tests use. */

/** A switch whose other cases bind it to Ratio, with `caseLiteral` as the last case. */
export function ratioSwitch(caseLiteral: string): string {
  return `export function explain(code: string): string {
  switch (code) {
    case 'INVALID_OTP':
      return 'The code that you typed is wrong';
    case 'INVALID_PHONE':
      return 'This is no phone number';
    case 'EXPIRED_SESSION_ID':
      return 'Please sign in again';
    case ${caseLiteral}:
      return 'Please check your address';
    default:
      return 'Something went wrong';
  }
}
`;
}
