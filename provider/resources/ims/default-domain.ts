import type { SetDefaultDomainRequest } from "../../api/ims.generated";
import { text } from "../../kernel/check";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import type { InAccount } from "../in-account";
import { counted } from "../naming";
import { settingOfAccount } from "../setting-of-account";
import { setting } from "../shapes/setting";
import type { NoOutputs } from "../shapes/verbs";
import { dropUserNames } from "./names";
import { dropUsers } from "./user-list";

export interface DefaultDomainInputs extends Standing {
  /**
   * What stands after the `@` of every logon name: `<alias>.onaliyun.com`, 64 characters at most. The alias has letters,
   * digits, `.`, `_` and `-`, no `-` at either end, no `--`, and is no other account's. Case makes no difference. In a new
   * account it is the account's number.
   */
  defaultDomainName: string;
}

export interface DefaultDomainOutputs extends InAccount {}

type Inputs = DefaultDomainInputs;

const fields: Fields<Inputs> = {
  defaultDomainName: {
    schema: text(
      /^(?!-)(?!.*--)[A-Za-z0-9._-]*[A-Za-z0-9._]\.onaliyun\.com$/i,
      "<alias>.onaliyun.com, an alias of letters, digits, ., _ and single hyphens, with no hyphen at either end",
    ).max(64),
    required: true,
    same: isSameDomain,
  },
  ...standing,
};

/**
 * The default domain of an account, with which every RAM user logs on. A change renames them all, and the preview says how
 * many. It can only be changed, never unset: a destroy leaves it, also with `onDestroy: "reset"`. An account has one, so a
 * program declares it once, and makes the names of its users from it.
 *
 * @example
 * const domain = new ims.DefaultDomain("domain", { defaultDomainName: "example.onaliyun.com" });
 * new ims.User("alice", {
 *   userPrincipalName: pulumi.interpolate`alice@${domain.defaultDomainName}`,
 *   displayName: "Alice",
 * });
 */
export const defaultDomain: Definition<Context, Inputs, DefaultDomainOutputs> = {
  kind: "ims:DefaultDomain",
  fields,
  outputs: { accountId: { kept: true } },
  ...settingOfAccount("default domain"),
  ...setting<Inputs, SetDefaultDomainRequest, NoOutputs, Partial<SetDefaultDomainRequest>>({
    fields,
    named: "the default domain",
    wire: { defaultDomainName: "DefaultDomainName" },
    idOf: (context) => context.accountId(),
    async get({ ims }) {
      const { DefaultDomainName: name } = await ims.getDefaultDomain({});
      return name === undefined ? undefined : { DefaultDomainName: name };
    },
    set: (context, _id, whole) =>
      context.ims.setDefaultDomain(whole).finally(() => {
        dropUserNames(context);
        dropUsers(context);
      }),
    defaults: {},
    async consequences(context, _id, { defaultDomainName: was }, { defaultDomainName: is }) {
      if (was === undefined || is === undefined || isSameDomain(was, is)) return [];
      // Who may not count them still gets the sentence.
      const users = await countUsers(context).catch(() => undefined);
      if (users === 0) return [];
      const names = users === undefined ? "the logon names of all RAM users change" : namesOf(users);
      return [`${names} from @${was} to @${is}; whoever logs on has to use the new one`];
    },
  }),
};

function namesOf(users: number): string {
  return users === 1
    ? "the logon name of 1 RAM user changes"
    : `the logon names of all ${counted(users, "RAM user")} change`;
}

async function countUsers({ ims }: Context): Promise<number | undefined> {
  return (await ims.getAccountSummary({})).SummaryMap?.Users;
}

function isSameDomain(a: unknown, b: unknown): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}
