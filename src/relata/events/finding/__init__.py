"""Events in a text: triggers, who takes part, status, time and place."""
