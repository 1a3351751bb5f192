import type { Group } from "../../occurrences/occurrence";
import type { Analysis } from "../../service";
import { quoteIn } from "./writeCode";
import { writeMembers, type WrittenMembers } from "./writeMembers";

/**
 * The edit that adds codes to a construct, behind its last member and in its manner. It was tried: the text stays whole,
 * and the codes are members of the same construct in the same role.
 *
 * @param codes at least one.
 * @returns `undefined` where there is no such edit.
 */
export function planAddition(
  { formOf, membersWith }: Pick<Analysis, "formOf" | "membersWith">,
  group: Group,
  codes: readonly string[],
  text: string,
): WrittenMembers | undefined {
  const form = formOf(group);
  const quote = quoteIn(group, form && text.slice(form.item.start, form.item.end));
  const written = form && writeMembers(form, codes, text, quote);
  const [before] = (form && membersWith([], [], form.member)) ?? [];
  const [near, ...added] = (written && membersWith(written.inserts, written.offsets, form.member)) ?? [];
  const isWhole =
    before !== undefined &&
    near !== undefined &&
    near.mistakes <= before.mistakes &&
    near.role === group.role &&
    near.value === form?.member.literal.value &&
    codes.every((code, i) => {
      const member = added[i];
      return member?.value === code && member.role === near.role && member.construct === near.construct;
    });
  return isWhole ? written : undefined;
}
