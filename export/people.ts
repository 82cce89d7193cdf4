import { bareId } from "../provider/kernel/ids";
import { definition } from "./definitions";
import { directoryOf } from "./directory";
import type { LookUps, Planner } from "./plan";
import { Reference, type Tree } from "./tree";

const USER = "cloudsso:User";
const GROUP = "cloudsso:Group";
const MEMBERSHIP = "cloudsso:UserAttachment";

const synchronizedUsers = {
  file: "synchronized",
  name: "synchronizedUsers",
  words: "Users whom the identity provider keeps up to date: they are read, and never written.",
  call: "cloudsso.getUserOutput",
  by: "userName",
};

const synchronizedGroups = {
  file: "synchronized",
  name: "synchronizedGroups",
  words: "Groups that the identity provider keeps up to date.",
  call: "cloudsso.getGroupOutput",
  by: "groupName",
};

/** Users, groups and memberships of the directory; what SCIM synchronizes is looked up where something refers to it. */
export class People {
  private readonly users: LookUps = { ...synchronizedUsers, keys: new Map() };
  private readonly groups: LookUps = { ...synchronizedGroups, keys: new Map() };
  private readonly read = new Map<string, { readonly of: LookUps; readonly name: string; readonly output: string }>();

  constructor(private readonly planner: Planner) {
    planner.lookUps.push(this.users, this.groups);
    const common = { directoryId: directoryOf(planner) };
    const people = planner.table(
      definition(USER),
      { file: "people", name: "people", words: "People of the directory." },
      common,
    );
    for (const user of planner.objects(USER)) {
      if (user.outputs["provisionType"] === "Synchronized") this.keep(this.users, user.id, user.name, "userId");
      else planner.add(people, user, { usual: { mfaAuthenticationSettings: "Enabled" } });
    }
    const groups = planner.table(
      definition(GROUP),
      { file: "groups", name: "groups", words: "Groups of the directory." },
      common,
    );
    for (const group of planner.objects(GROUP)) {
      if (group.outputs["provisionType"] === "Synchronized") this.keep(this.groups, group.id, group.name, "groupId");
      else planner.add(groups, group);
    }
    this.planMembers(common);
  }

  /** The user or group with this id, however the program has it. */
  principal(directoryId: string, id: string): Tree {
    const joined = `${directoryId}:${id}`;
    const read = this.read.get(joined);
    if (read !== undefined) return this.planner.lookUp(read.of, id, read.name, read.output);
    return id.startsWith("g-")
      ? this.planner.reference(GROUP, joined, "groupId", id)
      : this.planner.reference(USER, joined, "userId", id);
  }

  private keep(of: LookUps, id: string, name: string, output: string): void {
    this.read.set(id, { of, name, output });
  }

  /** All members of a group as one list; those of a group that is synchronized come with it. */
  private planMembers(common: { readonly directoryId: Tree }): void {
    const { planner } = this;
    const members = new Map<string, string[]>();
    for (const { inputs } of planner.objects(MEMBERSHIP)) {
      const { groupId, userId } = inputs as { readonly groupId: string; readonly userId: string };
      members.set(groupId, [...(members.get(groupId) ?? []), userId]);
    }
    const table = planner.table(
      definition("cloudsso:GroupMembers"),
      {
        file: "members",
        name: "members",
        words: "Who is in which group: all members of each, so anybody else is drift.",
      },
      common,
    );
    for (const group of planner.objects(GROUP)) {
      const userIds = members.get(bareId(group.id));
      if (userIds === undefined || this.read.has(group.id)) continue;
      const [directoryId = ""] = group.id.split(":");
      const inputs = { directoryId, groupId: bareId(group.id), userIds };
      planner.add(
        table,
        { ...group, inputs, outputs: {} },
        {
          args: { groupId: this.principal(directoryId, inputs.groupId), userIds: this.all(directoryId, userIds) },
        },
      );
    }
  }

  private all(directoryId: string, userIds: readonly string[]): Tree {
    const people = this.planner.tables.find(({ name }) => name === "people");
    const ids = (people?.rows ?? []).map(({ id }) => bareId(id));
    const isEverybody = ids.length > 2 && ids.length === userIds.length && ids.every((id) => userIds.includes(id));
    if (people === undefined || !isEverybody) return userIds.map((id) => this.principal(directoryId, id));
    people.extras.set("everybody", "Object.values(people).map(({ userId }) => userId)");
    return new Reference(ids, "everybody", { file: people.file, name: "everybody" });
  }
}
