import { z } from "zod";
import type { Field } from "../kernel/fields";

/** Tags by their keys. */
export type Tags = {
  [key: string]: string;
};

/** The most that an object can have. */
export const MOST_TAGS = 20;

const key = z
  .string()
  .min(1)
  .max(128)
  .regex(/^(?!aliyun|acs:)(?!.*https?:\/\/)/is, "must not begin with aliyun or acs:, nor hold http:// or https://");
const value = z
  .string()
  .max(128)
  .regex(/^(?!acs:)(?!.*https?:\/\/)/is, "must not begin with acs:, nor hold http:// or https://");

/** Both services have the same rules. */
export const tagsField: Field<Tags> = {
  schema: z
    .record(key, value)
    .refine((tags) => Object.keys(tags).length <= MOST_TAGS, `must have at most ${MOST_TAGS} tags`),
};
