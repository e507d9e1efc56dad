import { describe, expect, test } from "vitest";
import { documentById, documentsOf, putDocument } from "../../src/store/document-rows.ts";
import { putIncidentSummary } from "../../src/store/incident-rows.ts";
import { allPeople, peopleById, personById, type PersonRow, putPeople } from "../../src/store/people-rows.ts";
import { addDuty, allDuties, claimDuty, rescheduleDuty } from "../../src/store/recurring-rows.ts";
import {
  addRoom,
  changeRoom,
  moveWatermark,
  openRooms,
  roomByChannel,
  roomsToFollow,
} from "../../src/store/room-rows.ts";
import { engines, freshStore } from "./engines.ts";

const SUMMARY = {
  version: 1,
  phase: "investigating",
  severity: "sev1",
  title: "Checkout is failing",
  private: false,
  drill: false,
  team: null,
  service: null,
  placeTs: null,
  declaredAt: 1,
  closedAt: null,
  nextDeadlineAt: null,
  answeredBy: null,
  ringing: "[]",
};

function person(id: string, rest: Partial<PersonRow> = {}): PersonRow {
  return {
    id,
    team: "T1",
    name: id.toLowerCase(),
    realName: null,
    locale: "ko-KR",
    tz: "Asia/Seoul",
    standing: "member",
    deleted: false,
    updatedAt: 10,
    ...rest,
  };
}

describe.each(engines)("people on %s", (kind) => {
  test("are added and brought up to date, many at once", async () => {
    const store = await freshStore(kind);
    const everybody = Array.from({ length: 70 }, (_, n) => person(`U${n}`));
    await store.transaction((tx) => putPeople(tx, everybody));
    await store.transaction((tx) =>
      putPeople(tx, [person("U1"), person("U1", { name: "지우", deleted: true, updatedAt: 11 })]),
    );
    expect(await store.read((tx) => allPeople(tx))).toHaveLength(70);
    expect(await store.read((tx) => personById(tx, "U1"))).toEqual(
      person("U1", { name: "지우", deleted: true, updatedAt: 11 }),
    );
    expect(await store.read((tx) => personById(tx, "U99"))).toBeNull();
    expect(await store.read((tx) => peopleById(tx, ["U2", "U99", "U3"]))).toHaveLength(2);
    expect(await store.read((tx) => peopleById(tx, []))).toEqual([]);
  });

  test("aren't overwritten by older news", async () => {
    const store = await freshStore(kind);
    await store.transaction((tx) => putPeople(tx, [person("U1", { standing: "guest" })]));
    await store.transaction((tx) => putPeople(tx, [person("U1", { updatedAt: 9 })]));
    expect(await store.read((tx) => personById(tx, "U1"))).toMatchObject({ standing: "guest" });
  });
});

describe.each(engines)("rooms on %s", (kind) => {
  test("are added once and followed until they are archived", async () => {
    const store = await freshStore(kind);
    await store.transaction((tx) => addRoom(tx, "C1", 1));
    await store.transaction((tx) => addRoom(tx, "C1", 2));
    await store.transaction((tx) => addRoom(tx, "C2", 2));
    await store.transaction((tx) => changeRoom(tx, "C2", { archived: true, gaps: '["1..2"]' }));
    expect((await store.read((tx) => openRooms(tx))).map((room) => [room.channel, room.incident])).toEqual([["C1", 1]]);
    expect(await store.read((tx) => roomByChannel(tx, "C2"))).toMatchObject({ archived: true, gaps: '["1..2"]' });
  });

  test("are followed with their incident, archived or not, for a while after it was closed", async () => {
    const store = await freshStore(kind);
    const put = (id: number, rest: object) =>
      store.transaction((tx) =>
        putIncidentSummary(tx, { ...SUMMARY, id, declareCause: `${id}`, channel: `C${id}`, ...rest }),
      );
    await put(1, {});
    await put(2, { closedAt: 90 });
    await put(3, { closedAt: 110 });
    await put(4, { placeTs: "1.1" });
    await put(5, {});
    await store.transaction((tx) => addRoom(tx, "C5", 5));
    await store.transaction((tx) => changeRoom(tx, "C5", { archived: true }));
    expect(await store.read((tx) => roomsToFollow(tx, 100))).toEqual([
      { channel: "C1", incident: 1 },
      { channel: "C3", incident: 3 },
      { channel: "C5", incident: 5 },
    ]);
  });

  test("never move their watermark back", async () => {
    const store = await freshStore(kind);
    await store.transaction((tx) => addRoom(tx, "C1", 1));
    await store.transaction((tx) => moveWatermark(tx, "C1", "1700000005.000000", 50));
    await store.transaction((tx) => moveWatermark(tx, "C1", "1700000004.000000", 60));
    expect(await store.read((tx) => roomByChannel(tx, "C1"))).toMatchObject({
      watermarkTs: "1700000005.000000",
      checkedAt: 60,
    });
  });
});

describe.each(engines)("a recurring duty on %s", (kind) => {
  test("is done by one of many, once a time", async () => {
    const store = await freshStore(kind);
    await store.transaction((tx) => addDuty(tx, "digest", 100));
    await store.transaction((tx) => addDuty(tx, "digest", 50));
    const claim = (now: number) => store.transaction((tx) => claimDuty(tx, "digest", now, 200));
    expect(await claim(99)).toBe(false);
    const claims = await Promise.all([claim(100), claim(100), claim(101)]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store.read((tx) => allDuties(tx))).toMatchObject([{ duty: "digest", nextAt: 200 }]);
  });

  test("can be given another time, and an unknown one is nobody's", async () => {
    const store = await freshStore(kind);
    await store.transaction((tx) => addDuty(tx, "digest", 100));
    await store.transaction((tx) => rescheduleDuty(tx, "digest", 70));
    expect(await store.read((tx) => allDuties(tx))).toEqual([{ duty: "digest", nextAt: 70, lastAt: null }]);
    expect(await store.transaction((tx) => claimDuty(tx, "unknown", 100, 200))).toBe(false);
  });
});

describe.each(engines)("documents on %s", (kind) => {
  test("are kept by incident and overwritten by id", async () => {
    const store = await freshStore(kind);
    const draft = {
      id: "1:postmortem",
      incident: 1,
      kind: "postmortem",
      format: "markdown",
      content: "# Draft",
      createdAt: 5,
      by: "U0ADA",
    };
    await store.transaction((tx) => putDocument(tx, draft));
    await store.transaction((tx) => putDocument(tx, { ...draft, content: "# Final" }));
    expect(await store.read((tx) => documentsOf(tx, 1))).toEqual([{ ...draft, content: "# Final" }]);
    expect(await store.read((tx) => documentById(tx, "2:postmortem"))).toBeNull();
    expect(await store.read((tx) => documentsOf(tx, 2))).toEqual([]);
  });
});
