import { plainOperator } from "./conditions";
import type { Condition, Statement } from "./document";

type Met = (key: string, value: string) => boolean;

const isStars: Met = (_, value) => /^[*?]*\*[*?]*$/.test(value);
const always: Met = () => true;

/** What everybody meets, or can meet by his own doing: a condition in an Allow that keeps nobody out. */
const MET_BY_ALL: { readonly [operator: string]: Met } = {
  IpAddress: (key, value) => key === "acs:sourceip" && /\/0+$/.test(value),
  StringLike: isStars,
  Bool: (key) => key === "acs:securetransport",
  // From its day on it is met for ever.
  DateGreaterThan: always,
  DateGreaterThanEquals: always,
  DateNotEquals: always,
};

/** Whether the conditions of an Allow keep anybody out. One that a preview does not know yet is believed to. */
export function isLimited({ conditions, isConditional, isWhole }: Statement): boolean {
  return isConditional && (!isWhole || conditions.some((one) => !isMetByAll(one)));
}

function isMetByAll({ operator, key, values }: Condition): boolean {
  const plain = plainOperator(operator);
  const isMet = Object.hasOwn(MET_BY_ALL, plain) ? MET_BY_ALL[plain] : undefined;
  return isMet !== undefined && values.some(({ text }) => isMet(key.toLowerCase(), text));
}
