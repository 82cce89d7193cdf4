import * as pulumi from "@pulumi/pulumi";
import { type UserInputs, type UserOutputs, user } from "../../resources/ims/user";
import { type Args, deriveFromId, isInstanceOf, type Outputs, registration } from "../resource";

export interface UserArgs extends Args<UserInputs> {}

export interface User extends Outputs<Omit<UserInputs, "adopt">>, Outputs<UserOutputs> {
  /** The user's number, which is the id and survives renames. */
  readonly userId: pulumi.Output<string>;
}

/**
 * A RAM user. Deleting one moves it to the recycle bin, where it stays for thirty days.
 *
 * @example
 * new ims.User("alice", { userPrincipalName: "alice@example.onaliyun.com", displayName: "Alice" });
 */
export class User extends pulumi.CustomResource {
  constructor(name: string, args: UserArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(user, name, args, options));
    deriveFromId(this, user);
  }

  /** Reads one that is there, by its number, without owning it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): User {
    return new User(name, {} as UserArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is User {
    return isInstanceOf(user.kind, value);
  }
}
