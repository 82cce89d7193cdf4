import { z } from "zod";
import type { UpdateUserRequest, User } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { isRefusal } from "../../client/error-codes";
import { NotOurs } from "../../kernel/adopt";
import { text } from "../../kernel/check";
import type { Definition, Found, Listed } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { type Fields, unreadValues } from "../../kernel/fields";
import { joinId } from "../../kernel/ids";
import { changed } from "../changed";
import { type Adoptable, adoptable, directoryIdField } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { inDirectory } from "../in-directory";
import { nameTaken } from "../name-taken";
import { entity } from "../shapes/entity";
import { sentTags, tagsField, tagsOf, writeTags } from "../tags";
import { deleteUser, hangingOn } from "./delete-user";
import { directoryIds } from "./directories";
import { lackingKinds, passwordProblems, writePassword } from "./passwords";
import { dropUsers, usersOf } from "./people-lists";
import { namedSo, whyNotMade } from "./principals";
import { refuseSynchronised } from "./synchronised";
import { emailTaken, principal, whereOf, why, whyNotChanged } from "./user-refusals";

export interface UserInputs extends Adoptable {
  /** The directory (`d-...`) that it belongs to. */
  directoryId: string;
  /**
   * The name to log on with: 1 to 64 letters, digits, `@`, `_`, `-` and `.`, unique in the directory whatever their case. The
   * API cannot rename: a new name makes a new user.
   */
  userName: string;
  /** Up to 256 characters. Absent or `""`: empty. */
  displayName?: string;
  /** Up to 64 characters. Absent or `""`: empty. */
  firstName?: string;
  /** Up to 64 characters. Absent or `""`: empty. */
  lastName?: string;
  /** An e-mail address of up to 128 characters, unique in the directory. Absent or `""`: empty. */
  email?: string;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: string;
  /**
   * `Disabled`: cannot log on. Absent: `Enabled`, so whoever is disabled at the console is drift; the preview warns of
   * somebody who is to be enabled again.
   */
  status?: "Enabled" | "Disabled";
  /**
   * Whether the user logs on with MFA. Counts only where the directory's own setting leaves it to its users (`Byuser`).
   * Absent: stays as it is, and is not read; the service enables it for new users.
   */
  mfaAuthenticationSettings?: "Enabled" | "Disabled";
  /**
   * Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`, values up
   * to 128, neither with `http://` or `https://`. Absent: none.
   */
  tags?: { [key: string]: string };
  /**
   * 8 to 32 characters with upper and lower case, digit and symbol, without the user name; the directory's password policy
   * may ask for more. Sent when it changes, never read: what the user or the console sets is not seen. Refused while users
   * log on by SSO. Absent: stays as it is; a new user has none.
   */
  password?: string;
  /**
   * Have the service make a password, as the output `generatedPassword`; not together with `password`. Going from `false` to
   * `true` makes a new one. Absent: `false`.
   */
  generatePassword?: boolean;
  /** Whether a password that this resource sets must be changed at the next logon. A change of it alone does nothing. Absent: `false`. */
  requirePasswordResetForNextLogin?: boolean;
  /**
   * Delete takes its group memberships and MFA devices away first. Absent: `false`, delete names them and fails. Access
   * assignments are never taken away: delete names them in any case.
   */
  forceDestroy?: boolean;
}

export interface UserOutputs {
  /** `Manual`; `Synchronized` when SCIM synchronisation has taken the user over, which then writes it. */
  provisionType: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime: string;
  /** The password that the service made last for this resource. There only with `generatePassword: true`. */
  generatedPassword?: string | undefined;
  /** When this resource last set the password: UTC, ISO 8601. What is set elsewhere is not seen. */
  passwordSetTime?: string;
}

type Inputs = UserInputs;
type Live = Found<Inputs, UserOutputs>;

const onOff = z.enum(["Enabled", "Disabled"]);

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  userName: {
    schema: text(/^[A-Za-z0-9@_.-]{1,64}$/, "1 to 64 letters, digits, @, _, - and ."),
    required: true,
    replaces: true,
  },
  displayName: { schema: z.string().max(256) },
  firstName: { schema: z.string().max(64) },
  lastName: { schema: z.string().max(64) },
  email: { schema: text(/^(\S+@\S+)?$/, "an e-mail address").max(128) },
  description: { schema: z.string().max(1024) },
  status: { schema: onOff, default: "Enabled" },
  mfaAuthenticationSettings: { schema: onOff },
  tags: tagsField,
  password: { schema: z.string().min(8).max(32), examine: lackingKinds, secret: true, writeOnly: true },
  generatePassword: { schema: z.boolean(), default: false, writeOnly: true },
  requirePasswordResetForNextLogin: { schema: z.boolean(), default: false, stateOnly: true },
  forceDestroy: { schema: z.boolean(), default: false, stateOnly: true },
  ...adoptable,
};

async function* list(context: Context): AsyncIterable<Listed> {
  for (const directoryId of await directoryIds(context)) {
    const rows = context.cloudsso.listUsers.items({ DirectoryId: directoryId });
    for await (const { UserId: id, UserName: name } of rows) {
      if (id !== undefined && name !== undefined) yield { id: joinId(directoryId, id), name };
    }
  }
}

const named = ({ userName }: Inputs): string => `user ${userName}`;

/**
 * A user of a CloudSSO directory, who logs on at its portal.
 *
 * One that SCIM synchronises belongs to the identity provider: read it with `getUser`.
 *
 * @example
 * new cloudsso.User("ann", { directoryId: directory.id, userName: "ann@example.com", displayName: "Ann" });
 *
 * @example
 * const ben = new cloudsso.User("ben", {
 *   directoryId: directory.id,
 *   userName: "ben",
 *   generatePassword: true,
 *   requirePasswordResetForNextLogin: true,
 * });
 * export const password = ben.generatedPassword; // a secret
 */
export const user: Definition<Context, Inputs, UserOutputs> = {
  kind: "cloudsso:User",
  fields,
  outputs: {
    provisionType: {},
    createTime: {},
    generatedPassword: { secret: true, kept: true },
    passwordSetTime: { kept: true },
  },
  id: ["directoryId", "userId"],
  idOutputs: {
    /** `u-...`, the second part of the id. */
    userId: 1,
  },
  naturalKey: ["directoryId", "userName"],
  home: inDirectory,
  check: passwordProblems,

  warnings(wanted, from) {
    const again = from?.status === "Disabled" && wanted.status === "Enabled";
    const without = from?.mfaAuthenticationSettings === "Enabled" && wanted.mfaAuthenticationSettings === "Disabled";
    return [
      ...(again ? [`user ${from.userName} is disabled and will be able to log on again`] : []),
      ...(without
        ? [`user ${from.userName} will log on without MFA where the directory leaves that to its users`]
        : []),
    ];
  },

  list,
  ...entity<Inputs, UserOutputs>({
    fields,
    list,
    name: ({ userName }) => userName,
    named,
    clearable: ["displayName", "firstName", "lastName", "email", "description"],
    toClear:
      "remove them, or for memberships and MFA devices set forceDestroy: true and run pulumi up before the delete",
    mayBeTaken: isRefusal,

    /** A user cannot be renamed, so one whose name differs in case alone is in the way. */
    async findId(context, wanted, again) {
      const { directoryId, userName } = wanted;
      const request = { DirectoryId: directoryId, Filter: `UserName eq ${userName}` };
      const rows = again ? await context.cloudsso.listUsers.all(request) : await usersOf(context, directoryId);
      const row = namedSo([...rows.values()], userName, ({ UserName }) => UserName);
      if (row?.UserId === undefined) return undefined;
      const id = joinId(directoryId, row.UserId);
      if (row.UserName !== undefined && row.UserName !== userName) {
        throw new NotOurs(nameTaken(named(wanted), { id, name: row.UserName }, userName), id);
      }
      await refuseSynchronised(context, principal(id, wanted), row.ProvisionType, wanted.adopt);
      return id;
    },

    async create(context, wanted) {
      const request = {
        DirectoryId: wanted.directoryId,
        UserName: wanted.userName,
        DisplayName: wanted.displayName || undefined,
        FirstName: wanted.firstName || undefined,
        LastName: wanted.lastName || undefined,
        Email: wanted.email || undefined,
        Description: wanted.description || undefined,
        Status: wanted.status,
        Tags: sentTags(wanted.tags),
      };
      const answer = await context.cloudsso.createUser(request).catch(async (error: unknown) => {
        throw await whyNotMade(context, wanted.directoryId, "User", await emailTaken(context, wanted, error));
      });
      const id = answer.User?.UserId && joinId(wanted.directoryId, answer.User.UserId);
      // What MFA is left at, no answer but its own tells.
      const isWhole = wanted.mfaAuthenticationSettings === undefined;
      const live = id && answer.User && isWhole ? toFound(id, answer.User, undefined, wanted) : undefined;
      return { id, requestId: answer.RequestId, live };
    },

    later: ["mfaAuthenticationSettings"],

    async look(context, id, recorded) {
      if (asksMfa(recorded)) return undefined;
      const { DirectoryId, UserId } = whereOf(id);
      const row = (await usersOf(context, DirectoryId)).get(UserId);
      return row && toFound(id, row, undefined, recorded);
    },

    drop: (context, id) => dropUsers(context, whereOf(id).DirectoryId),

    async read({ cloudsso }, id, recorded) {
      const at = whereOf(id);
      const [answer, mfa] = await Promise.all([
        cloudsso.getUser(at),
        asksMfa(recorded) ? cloudsso.getUserMFAAuthenticationSettings(at) : undefined,
      ]);
      return toFound(id, answered(answer.User, `user ${at.UserId}`), mfa?.UserMFAAuthenticationSettings, recorded);
    },

    /** Whether somebody can log on comes first. */
    async write(context, id, from, to) {
      const { cloudsso } = context;
      const at = whereOf(id);
      if (to.status !== undefined && to.status !== from.status) {
        await cloudsso.updateUserStatus({ ...at, NewStatus: to.status });
      }
      const request = changed<Inputs, UpdateUserRequest>(fields, from, to, {
        displayName: "NewDisplayName",
        firstName: "NewFirstName",
        lastName: "NewLastName",
        email: "NewEmail",
        description: "NewDescription",
      });
      if (request !== undefined) {
        await cloudsso.updateUser({ ...at, ...request }).catch(async (error: unknown) => {
          throw await whyNotChanged(context, id, to, error);
        });
      }
      const mfa = to.mfaAuthenticationSettings;
      if (mfa !== undefined && mfa !== from.mfaAuthenticationSettings) {
        await cloudsso.updateUserMFAAuthenticationSettings({ ...at, UserMFAAuthenticationSettings: mfa });
      }
      if (sameValue(fields.tags, from.tags, to.tags)) return;
      // Against what is live, so that a tag from elsewhere goes as well.
      const live = answered((await cloudsso.getUser(at)).User, `user ${at.UserId}`);
      const of = { DirectoryId: at.DirectoryId, ResourceType: "user", ResourceId: [at.UserId] } as const;
      await writeTags(tagsOf(live.Tags), to.tags ?? {}, {
        tag: (Tag) => cloudsso.tagResources({ ...of, Tag }),
        untag: (TagKey) => cloudsso.untagResources({ ...of, TagKey }),
      });
    },

    writeUnread(context, id, from, to) {
      const { DirectoryId: directoryId, UserId: userId } = whereOf(id);
      return writePassword(context, { directoryId, userId, userName: to.userName }, from, to);
    },

    delete: (context, id, recorded) =>
      deleteUser(context, whereOf(id), recorded.forceDestroy === true, (error) =>
        why(context, id, recorded, "cannot be deleted here", error),
      ),

    createdAt: ({ createTime }) => createTime,
    dependents: (context, id) => hangingOn(context, whereOf(id)),
  }),
};

/** Told by a call of its own, so only where the program gives it, and to a `get`. */
function asksMfa(recorded: Partial<Inputs>): boolean {
  return recorded.mfaAuthenticationSettings !== undefined || Object.keys(recorded).length === 0;
}

function toFound(id: string, live: User, mfa: string | undefined, recorded: Partial<Inputs>): Live {
  const { DirectoryId: directoryId, UserId: userId } = whereOf(id);
  return {
    id,
    inputs: {
      directoryId,
      userName: answered(live.UserName, `the name of user ${userId}`),
      ...given({
        displayName: live.DisplayName,
        firstName: live.FirstName,
        lastName: live.LastName,
        email: live.Email,
        description: live.Description,
        status: live.Status as Inputs["status"],
        mfaAuthenticationSettings: mfa as Inputs["mfaAuthenticationSettings"],
        tags: tagsOf(live.Tags),
      }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ provisionType: live.ProvisionType, createTime: live.CreateTime }),
  };
}
