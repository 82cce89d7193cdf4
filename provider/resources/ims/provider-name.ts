import { text } from "../../kernel/check";
import type { Field } from "../../kernel/fields";

/** What an identity provider for role SSO is called. Its ARN is made of the name, and no operation changes either. */
export const providerNameField: Field<string> = {
  schema: text(
    /^[A-Za-z0-9]([A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/,
    "1 to 128 letters, digits, ., - and _, the first and the last a letter or a digit",
  ),
  required: true,
  replaces: true,
};
