/** IMS 2019-08-15, the API behind RAM users, under the API's own nouns. */
export { User, type UserArgs } from "./dynamic/ims/user";
export { type GetUserArgs, type GetUserResult, getUser, getUserOutput } from "./functions/ims/get-user";
