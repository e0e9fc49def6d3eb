"""Events in a text: cues, who takes part, status, time and place."""
