"""Files of the project to text, trees and rows, every value with its place."""
