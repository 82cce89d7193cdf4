import { z } from "zod";
import type { Field } from "../kernel/fields";

export type Tags = { [key: string]: string };

/** A tag as a request of either service has it. */
export interface SentTag {
  readonly Key: string;
  readonly Value: string;
}

/** The most that one object may have; both services have the same rules of form. */
const MOST = 20;

const tagKey = z
  .string()
  .min(1)
  .max(128)
  .regex(/^(?!aliyun|acs:)(?!.*https?:\/\/)/is, "must not begin with aliyun or acs:, nor hold http:// or https://");
const tagValue = z
  .string()
  .max(128)
  .regex(/^(?!acs:)(?!.*https?:\/\/)/is, "must not begin with acs:, nor hold http:// or https://");

/** All the tags of an object: one that the program does not list is foreign, and goes. */
export const tagsField: Field<Tags> = {
  schema: z
    .record(tagKey, tagValue)
    .refine((tags) => Object.keys(tags).length <= MOST, `must have at most ${MOST} tags`),
};

export function sentTags(tags: Readonly<Tags> = {}): SentTag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

interface LiveTag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** As an answer of CloudSSO lists them. */
export function tagsOf(list: readonly LiveTag[] = []): Tags {
  return Object.fromEntries(list.flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? ""]] : [])));
}

/** The two calls that change an object's tags. */
export interface Tagging {
  tag(tags: SentTag[]): Promise<unknown>;
  untag(keys: string[]): Promise<unknown>;
}

/**
 * Against what is live, so that a tag from elsewhere goes as well. What is new or has another value is written first, so
 * that there is no moment without it; only where both together would be too many, what goes goes before.
 */
export async function writeTags(live: Readonly<Tags>, wanted: Readonly<Tags>, { tag, untag }: Tagging): Promise<void> {
  const gone = Object.keys(live).filter((key) => !Object.hasOwn(wanted, key));
  const written = sentTags(wanted).filter(({ Key, Value }) => live[Key] !== Value);
  const steps = [
    async () => written.length > 0 && (await tag(written)),
    async () => gone.length > 0 && (await untag(gone)),
  ];
  const hasRoom = Object.keys({ ...live, ...wanted }).length <= MOST;
  for (const step of hasRoom ? steps : steps.reverse()) await step();
}
