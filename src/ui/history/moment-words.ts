const dayMs = 24 * 60 * 60 * 1000;

/** Returns a time for people: of the last day only the hour, else the day too. */
export function momentWords(at: number, now: number, locale: string): string {
  const isToday = now - at < dayMs && new Date(at).getDate() === new Date(now).getDate();
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const day = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, isToday ? time : day).format(at);
}
