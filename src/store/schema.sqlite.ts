import { sqliteKit } from "./kit.ts";
import { makeTables } from "./tables.ts";

export const {
  incidents,
  events,
  causes,
  deadlines,
  effects,
  inbox,
  messages,
  revisions,
  rooms,
  overrides,
  contacts,
  people,
  documents,
  recurring,
  settings,
  instances,
} = makeTables(sqliteKit);
