import { common } from "./en/common.ts";
import { terms } from "./en/terms.ts";
import { record } from "./en/record.ts";
import { room } from "./en/room.ts";
import { card } from "./en/card.ts";
import { roles } from "./en/roles.ts";
import { severity } from "./en/severity.ts";
import { entries } from "./en/entries.ts";
import { refusals } from "./en/refusals.ts";

/** Everything Watchfire says, in English. One file a feature; the Korean twin has the same keys and arguments. */
export const en = { common, entries, severity, roles, card, room, terms, record, refusals };
