/**
 * What the provider text in users' states asks for. Loads no SDK: the process that runs it has one already, and a
 * second copy would cost half a second.
 */
export { provider } from "./host";
