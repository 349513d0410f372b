package corpus

// Date is a calendar date as far as it is known: a zero field is unknown.
// Month and day may be known without the year.
type Date struct{ Year, Month, Day int }
