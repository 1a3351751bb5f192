/** The letters and digits of most keyboards, each row half a key further right than the one above. */
const rows = ["1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Whether the two keys touch each other, whatever the case of their letters. Where keyboards differ, it may be wrong. */
export function areNeighbourKeys(a: string, b: string): boolean {
  const first = placeOf(a);
  const second = placeOf(b);
  if (first === undefined || second === undefined) {
    return false;
  }
  const across = first.x - second.x;
  const down = Math.abs(first.row - second.row);
  return (down === 0 && Math.abs(across) === 1) || (down === 1 && Math.abs(across) < 1);
}

/**
 * Whether one slip of a finger turns the code into the value: a neighbouring key instead of the right one, or pressed
 * together with it, or a key pressed twice.
 *
 * @example isSlipOfKey("INVALID_EMAUL", "INVALID_EMAIL")
 */
export function isSlipOfKey(value: string, code: string): boolean {
  let at = 0;
  while (at < value.length && at < code.length && value[at] === code[at]) {
    at++;
  }
  const struck = value[at] ?? "";
  if (value.length === code.length) {
    return value.slice(at + 1) === code.slice(at + 1) && areNeighbourKeys(struck, code[at] ?? "");
  }
  const beside = [value[at - 1] ?? "", value[at + 1] ?? ""];
  return (
    value.length === code.length + 1 &&
    value.slice(at + 1) === code.slice(at) &&
    beside.some((key) => key === struck || areNeighbourKeys(key, struck))
  );
}

function placeOf(key: string): { readonly row: number; readonly x: number } | undefined {
  const row = rows.findIndex((keys) => key !== "" && keys.includes(key.toLowerCase()));
  return row === -1 ? undefined : { row, x: (rows[row] as string).indexOf(key.toLowerCase()) + row / 2 };
}
