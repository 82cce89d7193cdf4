import type { Cloud } from "./action";

/** Whether two names are the same in one directory or account. */
export function sameName(left: string, right: string, cloud: Cloud): boolean {
  if (cloud.options.nameCase === "sensitive") return left === right;
  // Names are compared by the hundreds, and most differ in their length already.
  return left.length === right.length && left.toLowerCase() === right.toLowerCase();
}
