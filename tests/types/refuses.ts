/** Lines that must not compile: each mark is an error by itself where its line does. */
import * as pulumi from "@pulumi/pulumi";
import { cloudsso, connect, ims } from "pulumi-alicloud-identity";

function refused(configuration: cloudsso.AccessConfiguration, text: pulumi.Output<string>): void {
  // @ts-expect-error without its required arguments
  new ims.User("a", { displayName: "A" });
  // @ts-expect-error without any
  new cloudsso.AccessConfiguration("a");
  // @ts-expect-error a misspelled argument
  new ims.User("a", { userPrincipalName: "a@b", displayName: "A", displyName: "A" });
  // @ts-expect-error a number where a text is wanted
  new ims.User("a", { userPrincipalName: 1, displayName: "A" });
  // @ts-expect-error a text where a number is wanted
  new cloudsso.AccessConfiguration("a", { directoryId: "d-1", accessConfigurationName: "a", sessionDuration: text });
  new cloudsso.AccessConfiguration("a", {
    directoryId: "d-1",
    accessConfigurationName: "a",
    // @ts-expect-error a misspelled argument within one
    permissionPolicies: [{ permissionPolicyType: "System", permissionPolicyNam: "own" }],
  });
  // @ts-expect-error no element of a statement
  const misspelt: cloudsso.PolicyStatement = { Effect: "Allow", Actoin: "*", Resource: "*" };
  // @ts-expect-error derived by check, not given
  new cloudsso.AccessConfiguration("a", { directoryId: "d-1", accessConfigurationName: "a", policyRevision: "r1:0" });
  // @ts-expect-error decided by the cloud
  new cloudsso.AccessConfiguration("a", { directoryId: "d-1", accessConfigurationName: "a", createTime: "now" });
  // @ts-expect-error an output is not the text itself
  const plain: string = configuration.accessConfigurationName;
  // @ts-expect-error outputs are read, not written
  configuration.accessConfigurationId = text;
  // @ts-expect-error counts at creation alone, and is no output
  const adopt = configuration.adopt;
  // @ts-expect-error neither key nor name
  const nobody = ims.getUser();
  // @ts-expect-error the result has no such property
  const gone = ims.getUser({ userId: "1" }).then((user) => user.password);
  // @ts-expect-error neither key nor name, as outputs either
  const nothing = ims.getUserOutput();
  // @ts-expect-error a misspelled argument, which would ask for anything
  const anything = cloudsso.getDirectoryOutput({ directoryID: text });
  // @ts-expect-error no operation of the service
  const noSuch = connect().cloudsso.listUser;
  // @ts-expect-error without what it requires
  const incomplete = connect().cloudsso.getUser({ DirectoryId: "d-1" });
  // @ts-expect-error credentials are no settings of a connection
  const withKey = connect({ accessKey: "a" });
  pulumi.output([noSuch, incomplete, withKey]);
  pulumi.output([misspelt, plain, adopt, nobody, gone, nothing, anything]);
}

export { refused };
