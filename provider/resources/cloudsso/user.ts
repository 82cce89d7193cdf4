import type { User } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { isRefusal } from "../../client/error-codes";
import { NotOurs } from "../../kernel/adopt";
import type { Definition, Found, Listed } from "../../kernel/definition";
import { unreadValues } from "../../kernel/fields";
import { joinId } from "../../kernel/ids";
import type { Context } from "../context";
import { given, promised } from "../given";
import { inDirectory } from "../in-directory";
import { nameTaken } from "../name-taken";
import { namedSo } from "../naming";
import { entity } from "../shapes/entity";
import { sentTags, tagsOf } from "../tags";
import { deleteUser, hangingOn } from "./delete-user";
import { directoryIds } from "./directories";
import { brokenByPolicy, passwordProblems, writePassword } from "./passwords";
import { dropUsers, usersOf } from "./people-lists";
import { whyNotMade } from "./principals";
import { refuseSynchronized } from "./synchronized";
import { userFields as fields, type UserInputs as Inputs, type UserOutputs } from "./user-fields";
import { emailTaken, principal, whereOf, why } from "./user-refusals";
import { writeUser } from "./user-write";

type Live = Found<Inputs, UserOutputs>;

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
 * One that SCIM synchronizes belongs to the identity provider: read it with `getUser`.
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

  async warnings(wanted, from, context) {
    const again = from?.status === "Disabled" && wanted.status === "Enabled";
    const without = from?.mfaAuthenticationSettings === "Enabled" && wanted.mfaAuthenticationSettings === "Disabled";
    const { directoryId = "", userName = "", password } = wanted;
    const isSent = password !== undefined && password !== from?.password;
    const broken = isSent ? await brokenByPolicy(context(), { directoryId, userName }, password) : undefined;
    return [
      ...(broken === undefined ? [] : [`the password of user ${userName} breaks the policy as it is now: ${broken}`]),
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
      await refuseSynchronized(context, principal(id, wanted), row.ProvisionType, wanted.adopt);
      return id;
    },

    async create(context, wanted) {
      const broken = await brokenByPolicy(context, wanted, wanted.password);
      if (broken !== undefined) {
        throw new Error(`${named(wanted)} was not made, because its password breaks the policy: ${broken}`);
      }
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

    write: writeUser,

    writeUnread(context, id, from, to) {
      const { DirectoryId: directoryId, UserId: userId } = whereOf(id);
      return writePassword(context, { directoryId, userId, userName: to.userName }, from, to);
    },

    delete: (context, id, recorded) =>
      deleteUser(context, whereOf(id), recorded.forceDestroy === true, (error) =>
        why(context, id, recorded, "cannot be deleted here", error),
      ),

    createdAt: ({ createTime }) => createTime,
    dependents: (context, id, recorded) => hangingOn(context, whereOf(id), recorded.forceDestroy === true),
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
