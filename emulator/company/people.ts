import { idOf, type Office } from "../seed-office";
import { divisions } from "./accounts";

const firstNames = [
  "amelia",
  "bashir",
  "chen",
  "daria",
  "emeka",
  "fatima",
  "goran",
  "hana",
  "ines",
  "jakub",
  "keiko",
  "liam",
  "mei",
  "nadia",
  "oskar",
] as const;
const lastNames = [
  "abbas",
  "brandt",
  "costa",
  "dimov",
  "eriksen",
  "ferrari",
  "guo",
  "hoffmann",
  "ivanova",
  "jansen",
  "kim",
  "li",
] as const;

/** Groups across the divisions, and how many of the people at the head of the list are in each. */
const specialists: Readonly<Record<string, number>> = {
  "platform-admins": 6,
  "break-glass": 3,
  "security-engineers": 8,
  "network-engineers": 5,
  "database-admins": 7,
  "release-engineers": 9,
  "finance-controllers": 4,
  "support-agents": 14,
  "external-auditors": 2,
};

/** Principal ids by the name of a group, or of a person. */
export interface Staff {
  readonly groups: Readonly<Record<string, string>>;
  readonly people: readonly string[];
}

/** 180 people; each is in the group of all, in those of a division, and some in one of specialists. */
export function hirePeople({ cloudsso }: Office): Staff {
  const groups: Record<string, string> = {};
  const open = (GroupName: string, Description: string): void => {
    groups[GroupName] = idOf(cloudsso("CreateGroup", { GroupName, Description }).Group?.GroupId);
  };
  open("everyone", "All employees");
  for (const division of divisions) {
    open(`${division}-developers`, `Developers of ${division}`);
    open(`${division}-leads`, `Leads of ${division}`);
  }
  for (const name of Object.keys(specialists)) open(name, `Specialists: ${name.replace("-", " ")}`);

  const people = names().map(([first, last], index) => hire(cloudsso, first, last, index));
  const join = (GroupName: string, UserId: string | undefined): void => {
    cloudsso("AddUserToGroup", { GroupId: groups[GroupName], UserId });
  };
  for (const [index, userId] of people.entries()) {
    const division = divisionOf(index);
    join("everyone", userId);
    join(`${division}-developers`, userId);
    if (index % 15 < divisions.length && index < 60) join(`${division}-leads`, userId);
  }
  let next = 0;
  for (const [name, count] of Object.entries(specialists)) {
    for (let member = 0; member < count; member += 1) join(name, people[(next + member) * 3]);
    next += count;
  }
  return { groups, people };
}

function hire(cloudsso: Office["cloudsso"], first: string, last: string, index: number): string {
  const [FirstName, LastName] = [capitalised(first), capitalised(last)];
  const created = cloudsso("CreateUser", {
    UserName: `${first}.${last}@example.com`,
    FirstName,
    LastName,
    DisplayName: `${FirstName} ${LastName}`,
    Email: `${first}.${last}@example.com`,
    // Some have left, and somebody has yet to clear up after them.
    Status: index % 45 === 44 ? "Disabled" : "Enabled",
    Tags: [{ Key: "division", Value: divisionOf(index) }],
  });
  return idOf(created.User?.UserId);
}

function names(): (readonly [first: string, last: string])[] {
  return lastNames.flatMap((last) => firstNames.map((first) => [first, last] as const));
}

function divisionOf(index: number): string {
  return divisions[index % divisions.length] ?? "platform";
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
