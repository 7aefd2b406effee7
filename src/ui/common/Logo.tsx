/** One line that forks: the way in and its two ways on. */
export function Logo() {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden="true"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path stroke="currentColor" d="M1.5 9H6c3.5 0 3-5.5 6.5-5.5H16" />
      <path stroke="currentColor" d="M6 9c3.5 0 3 5.5 6.5 5.5H16" opacity=".42" />
      <circle cx="2.6" cy="9" r="1.6" fill="currentColor" />
    </svg>
  );
}
