import { pgKit } from "./pg-kit.ts";
import { makeTables } from "./tables.ts";

export const {
  incidents,
  events,
  causes,
  effects,
  inbox,
  messages,
  revisions,
  rooms,
  people,
  documents,
  recurring,
  settings,
  instances,
} = makeTables(pgKit);
