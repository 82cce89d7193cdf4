import { UnknownOutcomeError } from "../../client/errors";
import { listed } from "../naming";

/** What the API can do to objects whose secret it tells in the answer of their creation, and never again. */
export interface SecretOnce<T> {
  /** `access key of user alice@example.onaliyun.com`: begins every sentence about it. */
  readonly named: string;
  /** The ids of all that are there, whoever made them. */
  ids(): Promise<readonly string[]>;
  create(): Promise<T>;
  /** How to take one away by hand: behind `..., whose secret is lost; `. */
  readonly toRemove: string;
}

/**
 * Makes one at most. After a lost answer the secret is lost, too, and which of the new ones is ours cannot be told from
 * somebody else's of the same moment: it is named, and left to whoever reads the sentence.
 *
 * @throws naming what is stranded, when the create may have been carried out.
 */
export async function createSecretOnce<T>(of: SecretOnce<T>): Promise<T> {
  const before = new Set(await of.ids());
  try {
    return await of.create();
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    const stranded = (await of.ids()).filter((id) => !before.has(id));
    if (stranded.length === 0) throw error;
    throw new Error(
      `the answer to the creation of ${of.named} was lost, and with it the secret of ${listed(stranded)}; ` +
        `${of.toRemove}, then run pulumi up again (${(error as Error).message})`,
    );
  }
}
