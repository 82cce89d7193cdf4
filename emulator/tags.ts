import type { Cloud } from "./action";
import { Refusal, unverified } from "./refusal";

interface SentTag {
  readonly Key: string;
  readonly Value?: string | undefined;
}

/** Adds tags to those an object has; the same key again overwrites. Both services share the rules of their form. */
export function withTags(
  present: Readonly<Record<string, string>>,
  sent: readonly SentTag[] | undefined,
  cloud: Cloud,
  subject: string,
): Record<string, string> {
  const tags = new Map(Object.entries(present));
  for (const { Key, Value = "" } of sent ?? []) {
    checkTag(Key, Value);
    tags.set(Key, Value);
  }
  if (tags.size > cloud.quotas.tagsPerResource) {
    throw unverified("quota", `${subject}.Tag`, `At most ${cloud.quotas.tagsPerResource} tags are allowed.`);
  }
  return Object.fromEntries(tags);
}

export function hasTags(present: Readonly<Record<string, string>>, wanted: readonly SentTag[] | undefined): boolean {
  return (wanted ?? []).every(
    ({ Key, Value }) => Object.hasOwn(present, Key) && (Value === undefined || Value === "" || present[Key] === Value),
  );
}

/** Drops the named tags, or all of them; `all` counts only when no key is named. */
export function withoutTags(
  present: Readonly<Record<string, string>>,
  keys: readonly string[] | undefined,
  all: boolean | undefined,
): Record<string, string> {
  if (keys === undefined || keys.length === 0) return all === true ? {} : { ...present };
  return Object.fromEntries(Object.entries(present).filter(([key]) => !keys.includes(key)));
}

function checkTag(key: string, value: string): void {
  const link = /https?:\/\//i;
  if (key.length < 1 || key.length > 128 || /^(aliyun|acs:)/i.test(key) || link.test(key)) {
    throw new Refusal("InvalidParameter.TagKey", 400, `The tag key "${key}" is not allowed.`);
  }
  if (value.length > 128 || /^acs:/i.test(value) || link.test(value)) {
    throw new Refusal("InvalidParameter.TagValue", 400, `The value of the tag "${key}" is not allowed.`);
  }
}
