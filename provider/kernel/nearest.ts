export { nearest } from "../config/nearest";
