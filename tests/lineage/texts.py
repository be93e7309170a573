"""Short invented reports for the tests of this room."""

HARBOUR = (
    "A cargo ship ran aground outside the harbour of Port Alder early on Tuesday, spilling diesel into a bay that is"
    " home to thousands of seabirds.\n\n"
    "The coast guard said the vessel, the Merrow, had lost power during a storm and drifted for almost three hours"
    " before it struck a reef.\n\n"
    "Eleven sailors were lifted to safety by helicopter, and the captain was treated for a broken wrist at the district"
    " hospital."
)
OWN_START = (
    "Fishermen in the north of the island woke to a black film on the water this week.\n\n"
    "Many of them had moored their boats further south because of the weather forecast.\n\n"
)
OWN_END = (
    "\n\nThe mayor wants to know why no tug was on duty. Her office has asked the port authority for a timetable of the"
    " last ten days."
)
FERRY = (
    "Ticket prices on the island ferry will rise by a tenth in autumn, the operator announced.\n\n"
    "Commuters gathered signatures against the plan on Monday evening, and a hearing is to follow next month."
)
