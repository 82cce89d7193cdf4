import { text } from "../kernel/check";

/** A user of the directory. Beside the common fields: their types are the package's own, and name no library's. */
export const userId = text(/^u-[A-Za-z0-9]+$/, "the id of a user (u-...)");
