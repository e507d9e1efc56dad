import { DateTime } from "luxon";

const DIGITS = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const PLACES = ["", "십", "백", "천"];
const HOURS = ["열두", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한"];

/** 42 as `사십이`: the voice would read digits one by one. Whole numbers from 0. */
export function spokenNumber(value: number): string {
  if (value === 0) return "영";
  if (value >= 10_000) {
    const [high, low] = [Math.floor(value / 10_000), value % 10_000];
    return `${high === 1 ? "" : spokenNumber(high)}만${low === 0 ? "" : ` ${spokenNumber(low)}`}`;
  }
  const digits = [...String(value)].map(Number);
  return digits
    .map((digit, index) => {
      const place = PLACES[digits.length - 1 - index]!;
      if (digit === 0) return "";
      return digit === 1 && place !== "" ? place : `${DIGITS[digit]}${place}`;
    })
    .join("");
}

/** `오전 세 시 칠 분` */
export function spokenTime(at: number, zone: string): string {
  const { hour, minute } = DateTime.fromMillis(at, { zone });
  const half = hour < 12 ? "오전" : "오후";
  const clock = `${half} ${HOURS[hour % 12]} 시`;
  return minute === 0 ? clock : `${clock} ${spokenNumber(minute)} 분`;
}
