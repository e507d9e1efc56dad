import { common } from "./ko/common.ts";
import { terms } from "./ko/terms.ts";
import { record } from "./ko/record.ts";
import { room } from "./ko/room.ts";
import { card } from "./ko/card.ts";
import { roles } from "./ko/roles.ts";
import { severity } from "./ko/severity.ts";
import { entries } from "./ko/entries.ts";
import { refusals } from "./ko/refusals.ts";
import type { Texts } from "./texts.ts";

export const ko: Texts = { common, entries, severity, roles, card, room, terms, record, refusals };
