/**
 * What the provider text in users' states asks for. Loads no SDK: the process that runs it has one already, and a
 * second copy would cost half a second.
 */
import { createHost } from "./host";

/** One host a process: what it learns of one resource serves all others. */
export const { provider } = createHost();
