/** Rows of results. A row's `value` is what counts against its target: a median unless `by` says otherwise. */

/**
 * @param samples milliseconds
 * @param target what `value` should stay below, if there is such
 * @param by which of the two counts
 */
export function timeRow(name, samples, target, by = "median") {
  const sorted = [...samples].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const p95 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))];
  return { name, best: sorted[0], median, p95, by, value: by === "median" ? median : p95, target, unit: "ms" };
}

/** One number, such as a size. */
export function valueRow(name, value, unit, target) {
  return { name, median: value, by: "value", value, unit, target };
}

const widths = [50, 11, 11, 11, 14];

export function header(title) {
  return columns(title, "best", "median", "p95", "target");
}

export function formatRow({ name, best, median, p95, by, value, target, unit }) {
  const shown = (number) => (number === undefined ? "" : `${number.toFixed(number < 100 ? 2 : 0)} ${unit}`);
  const limit = target === undefined ? "" : `${by === "p95" ? "p95 " : ""}${target} ${unit}`;
  const verdict = target === undefined ? "" : value <= target ? "ok" : "OVER";
  return `${columns(name, shown(best), shown(median), shown(p95), limit)}  ${verdict}`.trimEnd();
}

function columns(name, ...others) {
  return name.padEnd(widths[0]) + others.map((text, i) => text.padStart(widths[i + 1])).join("");
}
