"""The engine `fast`: the rules' statements with a calibrated probability each."""
