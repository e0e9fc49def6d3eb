"""The engine `trained`: networks that score, correct and complete what the rules found."""
