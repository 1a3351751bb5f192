/** The corpus' result, for a terminal and as `result.md`. */

const widths = [56, 6, 6, 7, 6, 26, 5, 6];

export function renderRow({ spec, files, skipped, bytes, codes, findings, others, seconds }) {
  const cells = [spec, files, skipped, megabytes(bytes), codes, levels(findings), others, seconds.toFixed(1)];
  return cells
    .map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i])))
    .join(" ");
}

export function renderTotal({ packages, files, skipped, bytes, codes, findings, others, seconds }) {
  return [
    `${packages} packages, ${files} files (and ${skipped} left alone: minified, binary or huge), ${megabytes(bytes)} MB, ${seconds.toFixed(0)} s`,
    `${codes} strings that equal a code, as these are other vendors' codes too`,
    `false alarms: ${levels(findings)}; findings of other rules: ${others}`,
  ].join("\n");
}

export function renderResult(rows, total) {
  const table = rows.map(
    ({ spec, files, skipped, bytes, codes, findings, others, seconds }) =>
      `| \`${spec}\` | ${files} | ${skipped} | ${megabytes(bytes)} | ${codes} | ${Object.values(findings).join(" · ")} | ${others} | ${seconds.toFixed(1)} |`,
  );
  return `# Corpus: real source that uses neither Ratio nor Sphere

Made by \`npm run corpus -- --update\`; the packages are pinned in \`packages.json\`. Whatever Errdex finds here is a false
alarm.

${renderTotal(total)
  .split("\n")
  .map((line) => `- ${line}`)
  .join("\n")}

_codes_: strings and names that equal a code. _false alarms_: findings of \`unknown-code\`, \`wrong-catalog\` and \`wrong-field\` at
strictness \`typos\` · \`bound\` · \`strict\`. _others_: findings of all other rules. _seconds_: of the whole process at \`bound\`.

| package | files | left alone | MB | codes | false alarms | others | seconds |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${table.join("\n")}
`;
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function levels(findings) {
  return Object.entries(findings)
    .map(([name, count]) => `${name} ${count}`)
    .join(" ");
}
