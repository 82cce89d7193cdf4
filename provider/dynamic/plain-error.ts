/**
 * The process prints `${error}: ${error.stack}` beside the engine's own message: without a stack and a class name that
 * is one line which says the same.
 */
export function plainError(error: Error): Error {
  error.stack = "";
  error.toString = () => error.message;
  return error;
}
