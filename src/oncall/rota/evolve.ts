import { personOf } from "../../incident/actor.ts";
import type { Recorded } from "../../incident/events.ts";
import type { RotaEvent } from "./events.ts";
import type { Cover, EventOf, HandOver, Rota } from "./rota.ts";

/** The rota after something happened to it. Total: an event is a fact, whatever came before it. */
export function evolve(before: Rota, recorded: Recorded<RotaEvent>): Rota {
  const rota = { ...before, seq: recorded.seq };
  const { event, at } = recorded;
  switch (event.type) {
    case "scheduleNoted":
      return { ...rota, schedule: event.version, begunAt: rota.begunAt ?? at };
    case "coverAsked":
      return { ...rota, covers: [...rota.covers, newCover(event, recorded)] };
    case "coverAccepted":
      return accepted(rota, event, recorded);
    case "coverDeclined":
      return changed(rota, event.cover, { state: "declined" });
    case "coverLapsed":
      return changed(rota, event.cover, { state: "lapsed" });
    case "coverWithdrawn":
      return changed(rota, event.cover, { state: "withdrawn", calledOffBy: personOf(recorded.by) });
    case "coverEnded":
      return ended(changed(rota, event.cover, { state: "ended", calledOffBy: personOf(recorded.by) }), event.cover, at);
    case "handOverDue":
      return { ...rota, handOvers: [...rota.handOvers, newHandOver(event, at)] };
    case "handOverNoted": {
      const { handOver, kind, text } = event;
      return { ...rota, notes: [...rota.notes, { handOver, kind, text }] };
    }
    case "handOverConfirmed":
      return handedOver(rota, event.handOver, { state: "confirmed", confirmed: { by: byPerson(recorded), at } });
    case "handOverOverdue":
      return handedOver(rota, event.handOver, { state: "overdue" });
    case "shiftRated":
      return handedOver(rota, event.handOver, { [event.rating.question]: event.rating.answer });
    case "surfacePlaced": {
      const { surface, channel, ts } = event;
      return { ...rota, placed: { ...rota.placed, [surface]: { channel, ts } } };
    }
  }
}

function newCover(event: EventOf<"coverAsked">, recorded: Recorded<RotaEvent>): Cover {
  const { cover, whose, to, slots, inReturn, asked, lapsesAt } = event;
  return {
    number: cover,
    whose,
    to,
    by: byPerson(recorded),
    slots,
    inReturn,
    asked,
    askedAt: recorded.at,
    lapsesAt,
    state: "asked",
    taker: null,
    calledOffBy: null,
  };
}

function accepted(rota: Rota, event: EventOf<"coverAccepted">, recorded: Recorded<RotaEvent>): Rota {
  const made = event.overrides.map((override) => ({
    ...override,
    team: rota.team,
    cover: event.cover,
    by: byPerson(recorded),
    at: recorded.at,
  }));
  const settled = changed(rota, event.cover, { state: "accepted", taker: event.taker });
  return { ...settled, overrides: [...rota.overrides, ...made] };
}

/** What lay ahead is gone, what has begun ends now, what has been stays. */
function ended(rota: Rota, cover: number, at: number): Rota {
  const overrides = rota.overrides
    .map((each) => (each.cover === cover && each.until > at ? { ...each, until: at } : each))
    .filter(({ from, until }) => from < until);
  return { ...rota, overrides };
}

function newHandOver({ handOver, at, since, from, to }: EventOf<"handOverDue">, reportedAt: number): HandOver {
  return {
    number: handOver,
    at,
    since,
    from,
    to,
    reportedAt,
    state: "waiting",
    confirmed: null,
    load: null,
    worth: null,
  };
}

function changed(rota: Rota, number: number, change: Partial<Cover>): Rota {
  return { ...rota, covers: rota.covers.map((each) => (each.number === number ? { ...each, ...change } : each)) };
}

function handedOver(rota: Rota, number: number, change: Partial<HandOver>): Rota {
  const handOvers = rota.handOvers.map((each) => (each.number === number ? { ...each, ...change } : each));
  return { ...rota, handOvers };
}

/** Cover is arranged, and a hand-over confirmed, by people alone. */
function byPerson({ by }: Recorded<RotaEvent>): string {
  return personOf(by)!;
}
